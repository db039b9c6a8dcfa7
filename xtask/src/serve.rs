//! `cargo xtask serve`: builds the page and serves it on this machine.

use std::{
    env,
    io::{self, Write},
    net::{Ipv4Addr, TcpListener},
    path::PathBuf,
    process::Command,
};

use anyhow::{Context, Result, bail};

use crate::{args::Args, bundle, http::Site, project};

const PORT: u16 = 8080;

/// `cargo xtask serve`.
///
/// # Errors
/// When the port is taken, a tool is missing, or the page does not compile.
pub fn run(args: &[String]) -> Result<()> {
    let mut args = Args::new("serve", args);
    let port = args.number("--port")?.unwrap_or(PORT);
    let open = args.flag("--open");
    let dev = args.flag("--dev");
    let built = args.flag("--no-build");
    let base = args.value("--base")?.unwrap_or_default();
    let folder = args.value("--dist")?.map(PathBuf::from);
    args.finish()?;
    if dev {
        if built || folder.is_some() || !base.is_empty() {
            bail!("`cargo xtask serve`: --dev goes with --port and --open alone");
        }
        return develop(port, open);
    }
    // Before the build, which takes long: a taken port should be heard of at once.
    let listener = listen(port)?;
    if !built && folder.is_none() {
        bundle::build(false)?;
    }
    let folder = folder.unwrap_or_else(project::dist);
    if !folder.join("index.html").is_file() {
        bail!(
            "there is no page in {}: run `cargo xtask build`, or leave out --no-build",
            folder.display()
        );
    }
    let site = Site::new(folder, &base);
    let address = format!("http://{}{}", listener.local_addr()?, site.base());
    println!("Serving at {address} (Ctrl+C ends it)");
    io::stdout().flush()?;
    if open && let Err(error) = open_browser(&address) {
        eprintln!("Cannot open a browser ({error:#}); open the address above in one.");
    }
    site.serve(&listener);
    Ok(())
}

fn listen(port: u16) -> Result<TcpListener> {
    match TcpListener::bind((Ipv4Addr::LOCALHOST, port)) {
        Ok(listener) => Ok(listener),
        Err(error) if error.kind() == io::ErrorKind::AddrInUse => bail!(
            "port {port} of 127.0.0.1 is taken by another program: choose another with --port, such as `cargo xtask serve --port {}`, or --port 0 for any",
            port.checked_add(1).unwrap_or(PORT)
        ),
        Err(error) => Err(error).with_context(|| {
            format!("cannot listen on port {port} of 127.0.0.1; choose another with --port")
        }),
    }
}

/// Trunk's own server, which builds again and reloads the page at every change.
fn develop(port: u16, open: bool) -> Result<()> {
    drop(listen(port)?);
    let mut trunk = bundle::trunk("serve")?;
    trunk.args(["--address", "127.0.0.1", "--port", &port.to_string()]);
    if open {
        trunk.arg("--open");
    }
    project::run(&mut trunk)
}

fn open_browser(address: &str) -> Result<()> {
    let (program, args): (&str, &[&str]) = match env::consts::OS {
        "macos" => ("open", &[]),
        "windows" => ("cmd", &["/C", "start", ""]),
        _ => ("xdg-open", &[]),
    };
    project::run(Command::new(program).args(args).arg(address))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_taken_port_is_named_with_the_way_out() {
        let taken = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
        let port = taken.local_addr().unwrap().port();
        let error = listen(port).unwrap_err().to_string();
        assert!(
            error.contains(&format!("port {port} ")) && error.contains("--port"),
            "{error}"
        );
    }

    #[test]
    fn dev_does_not_mix_with_a_built_page() {
        let args = ["--dev", "--no-build"].map(str::to_owned);
        assert!(
            run(&args)
                .unwrap_err()
                .to_string()
                .contains("--dev goes with")
        );
    }
}
