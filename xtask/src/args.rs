//! The little argument parsing the commands need: named options, then nothing left over.

use anyhow::{Result, anyhow, bail};

/// The arguments of one command, taken away one by one as the command asks for them.
#[derive(Debug)]
pub struct Args {
    command: &'static str,
    rest: Vec<String>,
}

impl Args {
    /// The arguments after the name of `command`, which error messages name.
    pub fn new(command: &'static str, args: &[String]) -> Self {
        Self {
            command,
            rest: args.to_vec(),
        }
    }

    /// Takes the option `name` (such as `--dev`) and says whether it was there.
    pub fn flag(&mut self, name: &str) -> bool {
        let before = self.rest.len();
        self.rest.retain(|arg| arg != name);
        self.rest.len() != before
    }

    /// Takes `name value` or `name=value`.
    ///
    /// # Errors
    /// When the option stands without a value.
    pub fn value(&mut self, name: &str) -> Result<Option<String>> {
        let prefix = format!("{name}=");
        let Some(at) = self
            .rest
            .iter()
            .position(|arg| arg == name || arg.starts_with(&prefix))
        else {
            return Ok(None);
        };
        let arg = self.rest.remove(at);
        if let Some(value) = arg.strip_prefix(&prefix) {
            return Ok(Some(value.to_owned()));
        }
        if self.rest.get(at).is_none_or(|next| next.starts_with("--")) {
            bail!("`cargo xtask {}`: {name} needs a value", self.command);
        }
        Ok(Some(self.rest.remove(at)))
    }

    /// Takes a number, such as a port.
    ///
    /// # Errors
    /// When the option stands without a value, or with one that is not such a number.
    pub fn number(&mut self, name: &str) -> Result<Option<u16>> {
        self.value(name)?
            .map(|text| {
                text.parse().map_err(|_| {
                    anyhow!(
                        "`cargo xtask {}`: {name} is `{text}`, expected a number from 0 to 65535",
                        self.command
                    )
                })
            })
            .transpose()
    }

    /// Ends the parsing.
    ///
    /// # Errors
    /// When there is an argument that no one asked for.
    pub fn finish(self) -> Result<()> {
        match self.rest.first() {
            None => Ok(()),
            Some(arg) => bail!(
                "`cargo xtask {}` does not know `{arg}`; `cargo xtask help` lists what it knows",
                self.command
            ),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn args(words: &[&str]) -> Args {
        Args::new(
            "serve",
            &words
                .iter()
                .map(|&word| word.to_owned())
                .collect::<Vec<_>>(),
        )
    }

    #[test]
    fn takes_options_in_both_spellings_and_in_any_order() {
        let mut args = args(&["--open", "--port=81", "--base", "/x/"]);
        assert_eq!(args.value("--base").unwrap().as_deref(), Some("/x/"));
        assert_eq!(args.number("--port").unwrap(), Some(81));
        assert!(args.flag("--open"));
        assert!(!args.flag("--dev"));
        args.finish().unwrap();
    }

    #[test]
    fn names_what_is_wrong() {
        assert!(
            args(&["--port"])
                .number("--port")
                .unwrap_err()
                .to_string()
                .contains("--port needs a value")
        );
        assert!(args(&["--port", "--open"]).value("--port").is_err());
        assert!(
            args(&["--port", "70000"])
                .number("--port")
                .unwrap_err()
                .to_string()
                .contains("70000")
        );
        assert!(
            args(&["--prot", "1"])
                .finish()
                .unwrap_err()
                .to_string()
                .contains("--prot")
        );
    }
}
