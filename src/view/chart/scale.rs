//! The scale of values: from zero and linear, or logarithmic.

use crate::geo::mercator::held;

/// How values become heights.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Scaling {
    /// Equal steps for equal differences; begins at zero.
    #[default]
    Linear,
    /// Equal steps for equal ratios; cannot begin at zero.
    Log,
}

/// Where values lie, in pixels from the top.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ValueScale {
    /// How values become heights.
    pub scaling: Scaling,
    /// The value of the base line.
    pub low: f64,
    /// The value of the top line.
    pub high: f64,
    /// Pixels from the top to the base line.
    pub base: f64,
    /// Pixels from the top to the top line.
    pub top: f64,
}

/// A line of the value axis.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Tick {
    /// The value that it stands for.
    pub value: f64,
    /// Pixels from the top.
    pub y: f64,
}

impl ValueScale {
    /// A scale around values from `least` to `most`, between `top` and `base`
    /// pixels: from zero, or from the power of ten at or below `least`. What is
    /// not above zero does not count.
    pub fn around(scaling: Scaling, least: f64, most: f64, base: f64, top: f64) -> Self {
        let most = if most > 0.0 { most } else { 1.0 };
        let (low, high) = match scaling {
            Scaling::Linear => (0.0, most),
            Scaling::Log => {
                let least = if least > 0.0 { least.min(most) } else { most };
                let low = decade(least);
                let high = decade(most);
                // A whole decade at least, so that there are two lines.
                let high = if high < most || high <= low {
                    high * 10.0
                } else {
                    high
                };
                (low, high)
            }
        };
        ValueScale {
            scaling,
            low,
            high,
            base,
            top,
        }
    }

    /// Pixels from the top; values beyond the ends lie on them.
    pub fn y(&self, value: f64) -> f64 {
        let part = match self.scaling {
            Scaling::Linear => (value - self.low) / (self.high - self.low),
            Scaling::Log if value <= self.low => 0.0,
            Scaling::Log => log2(value / self.low) / log2(self.high / self.low),
        };
        self.base - held(part, 0.0, 1.0) * (self.base - self.top)
    }

    /// The lines of the axis, from the base up.
    pub fn ticks(&self) -> Vec<Tick> {
        let mut ticks = Vec::new();
        let step = step(self.high, lines(self.base - self.top));
        let mut value = self.low;
        // The bound holds for any numbers: at most six steps, or some 300 decades.
        while value <= self.high * 1.000_001 && ticks.len() < 400 {
            ticks.push(Tick {
                value,
                y: self.y(value),
            });
            value = match self.scaling {
                Scaling::Linear => value + step,
                Scaling::Log => value * 10.0,
            };
        }
        // Decades that stand too close: the last one and every second, or third, before it.
        let room = (self.base - self.top) / 14.0;
        let every = (ticks.len() as f64 / room.max(2.0)).ceil() as usize;
        if every > 1 {
            let last = ticks.len() - 1;
            let mut i = 0;
            ticks.retain(|_| {
                i += 1;
                (last + 1 - i).is_multiple_of(every)
            });
        }
        ticks
    }

    /// The value at which the axis begins, where that is not zero: a chart must say so.
    pub fn cut(&self) -> Option<f64> {
        (self.low != 0.0).then_some(self.low)
    }
}

/// How many steps fit into so many pixels: one for every 26, from two to five.
fn lines(height: f64) -> f64 {
    held((height / 26.0).floor(), 2.0, 5.0)
}

/// A round step (1, 2 or 5 times a power of ten) of which the value holds at
/// least one and at most so many (or one more, where they fit exactly).
fn step(most: f64, lines: f64) -> f64 {
    let raw = most / (lines + 1.0);
    let power = decade(raw);
    for times in [1.0, 2.0, 5.0] {
        if raw <= times * power * 1.000_001 {
            return times * power;
        }
    }
    10.0 * power
}

/// The power of ten at or below a value above zero.
fn decade(value: f64) -> f64 {
    let mut power = 1.0;
    // 1e300 is far beyond any number of a report, and ends the loops for all.
    while power * 10.0 <= value && power < 1e300 {
        power *= 10.0;
    }
    while power > value && power > 1e-300 {
        power /= 10.0;
    }
    power
}

/// The logarithm to base 2 of a number from 1 up. (The standard one brings a
/// kilobyte of tables into the page; this is good to 1e-6, a chart needs 1e-3.)
fn log2(value: f64) -> f64 {
    let (mut rest, mut whole) = (value, 0.0);
    while rest >= 2.0 && whole < 1100.0 {
        rest /= 2.0;
        whole += 1.0;
    }
    // ln m = 2 artanh((m - 1) / (m + 1)), with m from 1 to 2.
    let t = (rest - 1.0) / (rest + 1.0);
    let square = t * t;
    let mut term = t;
    let mut sum = 0.0;
    for odd in [1.0, 3.0, 5.0, 7.0, 9.0, 11.0] {
        sum += term / odd;
        term *= square;
    }
    whole + 2.0 * sum / std::f64::consts::LN_2
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn values(scale: ValueScale) -> Vec<f64> {
        scale.ticks().iter().map(|tick| tick.value).collect()
    }

    #[test]
    fn linear_axes_begin_at_zero_and_have_round_lines() {
        let scale = |most| ValueScale::around(Scaling::Linear, 0.0, most, 100.0, 0.0);
        assert_eq!(values(scale(4000.0)), [0.0, 1000.0, 2000.0, 3000.0, 4000.0]);
        assert_eq!(values(scale(76_500.0)), [0.0, 20_000.0, 40_000.0, 60_000.0]);
        assert_eq!(values(scale(2.0)), [0.0, 0.5, 1.0, 1.5, 2.0]);
        assert_eq!(values(scale(0.0)).last(), Some(&1.0));
        assert_eq!(scale(76_500.0).y(76_500.0), 0.0);
        assert_eq!(scale(4000.0).cut(), None);
        assert_eq!(scale(4000.0).y(1000.0), 75.0);
    }

    #[test]
    fn logarithmic_axes_begin_at_a_power_of_ten_and_say_so() {
        let scale = ValueScale::around(Scaling::Log, 30.0, 4000.0, 90.0, 0.0);
        assert_eq!(values(scale), [10.0, 100.0, 1000.0, 10_000.0]);
        assert_eq!(scale.cut(), Some(10.0));
        assert!((scale.y(100.0) - 60.0).abs() < 1e-4);
        assert_eq!(scale.y(0.0), 90.0);
        let one = ValueScale::around(Scaling::Log, 1000.0, 1000.0, 90.0, 0.0);
        assert_eq!(values(one), [1000.0, 10_000.0]);
        let wide = ValueScale::around(Scaling::Log, 1.0, 1e8, 60.0, 0.0);
        let shown = values(wide);
        assert!(shown.len() <= 5 && shown.last() == Some(&1e8), "{shown:?}");
    }

    proptest! {
        #[test]
        fn logarithms_are_those_of_the_standard_library(value in 1.0..1e12f64) {
            prop_assert!((log2(value) - value.log2()).abs() < 1e-5);
        }

        #[test]
        fn every_value_lies_within_the_axis_and_in_order(
            values in prop::collection::vec(0.001..1e9f64, 1..12),
            log in any::<bool>(),
            height in 40.0..300.0f64,
        ) {
            let scaling = if log { Scaling::Log } else { Scaling::Linear };
            let (mut least, mut most) = (f64::MAX, 0.0f64);
            for &value in &values {
                least = least.min(value);
                most = most.max(value);
            }
            let scale = ValueScale::around(scaling, least, most, height, 0.0);
            prop_assert!(scale.low <= least * 1.000_001 && scale.high >= most * 0.999_999);
            for &a in &values {
                prop_assert!((0.0..=height).contains(&scale.y(a)));
                for &b in &values {
                    prop_assert!(a > b || scale.y(a) >= scale.y(b));
                }
            }
            let ticks = scale.ticks();
            prop_assert!((2..=7).contains(&ticks.len()) || log, "{ticks:?}");
            prop_assert!(ticks.windows(2).all(|pair| pair[0].y - pair[1].y > 7.0), "{ticks:?}");
        }
    }
}
