// A small program for the tests of the cut, compiled by them.
#![no_std]

#[panic_handler]
fn panic(_: &core::panic::PanicInfo) -> ! {
    core::arch::wasm32::unreachable()
}

#[link(wasm_import_module = "page")]
unsafe extern "C" {
    fn log(number: u32);
}

static AT_FIRST: [u32; 4] = [0x0f1e_2d3c, 12, 13, 14];
static LATER: [u32; 4] = [0x4b5a_6978, 92, 93, 94];
static POINTERS: [fn(u32) -> u32; 2] = [by_pointer, shared];

mod gates {
    #[inline(never)]
    pub fn open(number: u32) -> u32 {
        super::behind(number)
    }
}

#[inline(never)]
fn shared(number: u32) -> u32 {
    unsafe { log(number) };
    number.wrapping_mul(3)
}

#[inline(never)]
fn behind(number: u32) -> u32 {
    let pointer = POINTERS[(number % 2) as usize];
    shared(pointer(LATER[(number % 4) as usize]))
}

#[inline(never)]
fn by_pointer(number: u32) -> u32 {
    number ^ 0x1234
}

#[unsafe(no_mangle)]
pub extern "C" fn begin(number: u32) -> u32 {
    shared(AT_FIRST[(number % 4) as usize])
}

#[unsafe(no_mangle)]
pub extern "C" fn later(number: u32) -> u32 {
    gates::open(number)
}
