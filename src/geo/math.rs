//! The few functions of trigonometry that the map needs.
//!
//! In the page and its worker they are the browser's own: compiled in, they would be 9 KB of code.
//! Everywhere else they are Rust's. The two may differ in the last digit, far below anything drawn.

/// Sine of an angle in radians.
pub fn sin(angle: f64) -> f64 {
    of::sin(angle)
}

/// Cosine of an angle in radians.
pub fn cos(angle: f64) -> f64 {
    of::cos(angle)
}

/// Tangent of an angle in radians.
pub fn tan(angle: f64) -> f64 {
    of::tan(angle)
}

/// The angle in radians, from -π/2 to π/2, of that sine.
pub fn asin(sine: f64) -> f64 {
    of::asin(sine)
}

/// The angle in radians, from -π to π, from the x axis to the point (x, y).
pub fn atan2(y: f64, x: f64) -> f64 {
    of::atan2(y, x)
}

/// Hyperbolic sine.
pub fn sinh(value: f64) -> f64 {
    of::sinh(value)
}

/// Inverse hyperbolic sine.
pub fn asinh(value: f64) -> f64 {
    of::asinh(value)
}

/// Length of a vector. Unlike `f64::hypot` it minds neither overflow nor the last digit.
pub fn length(x: f64, y: f64) -> f64 {
    (x * x + y * y).sqrt()
}

#[cfg(all(target_arch = "wasm32", any(feature = "app", feature = "reader")))]
use js_sys::Math as of;

#[cfg(not(all(target_arch = "wasm32", any(feature = "app", feature = "reader"))))]
mod of {
    pub fn sin(angle: f64) -> f64 {
        angle.sin()
    }

    pub fn cos(angle: f64) -> f64 {
        angle.cos()
    }

    pub fn tan(angle: f64) -> f64 {
        angle.tan()
    }

    pub fn asin(sine: f64) -> f64 {
        sine.asin()
    }

    pub fn atan2(y: f64, x: f64) -> f64 {
        y.atan2(x)
    }

    pub fn sinh(value: f64) -> f64 {
        value.sinh()
    }

    pub fn asinh(value: f64) -> f64 {
        value.asinh()
    }
}
