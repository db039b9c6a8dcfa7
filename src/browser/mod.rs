//! What the page needs of the browser, behind plain functions and types. Only
//! this module and `ui` know web-sys.

pub mod fetch;
pub mod history;
pub mod page;
pub mod reader;
pub mod resize;
pub mod save;
pub mod second;
pub mod storage;

pub use resize::SizeObserver;
