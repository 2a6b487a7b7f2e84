//! The one place where C calls back: HiGHS tells its incumbents and asks whether to go on. The `highs` crate has no
//! callbacks, so this goes to `highs-sys` directly.
#![expect(unsafe_code, reason = "HiGHS calls back through C, and the safe crate does not cover that")]

use std::ffi::{c_char, c_int, c_void};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::slice;

use anpai_core::stop::Stop;
use highs::Model;
use highs_sys::{
    Highs_setCallback, Highs_startCallback, HighsCallbackDataIn, HighsCallbackDataOut, STATUS_OK,
    kHighsCallbackIpmInterrupt, kHighsCallbackMipImprovingSolution, kHighsCallbackMipInterrupt,
    kHighsCallbackSimplexInterrupt,
};

/// What HiGHS says while it runs.
pub(super) struct Listener<'a> {
    /// When it shall end.
    pub(super) stop: Stop,
    /// Told of every improving solution, and whenever HiGHS asks in its tree whether to go on.
    pub(super) heard: &'a mut dyn FnMut(Word<'_>),
}

/// What HiGHS tells.
pub(super) struct Word<'a> {
    /// An improving solution.
    pub(super) values: Option<&'a [f64]>,
    /// The bound at that time; infinite where there is none.
    pub(super) bound: f64,
    /// Nodes of the tree so far.
    pub(super) nodes: u64,
}

/// Runs `run` with `listener` listening to `model`.
pub(super) fn listening<R>(mut model: Model, listener: &mut Listener<'_>, run: impl FnOnce(Model) -> R) -> R {
    let data: *mut c_void = std::ptr::from_mut(listener).cast();
    // SAFETY: the pointer is that of a live model, and `data` outlives `run`, in which alone HiGHS calls back; the
    // callbacks are started on this one model, which `run` takes and solves once.
    unsafe {
        let highs = model.as_mut_ptr();
        let mut ok = Highs_setCallback(highs, Some(called), data) == STATUS_OK;
        for kind in [
            kHighsCallbackMipImprovingSolution,
            kHighsCallbackMipInterrupt,
            kHighsCallbackSimplexInterrupt,
            kHighsCallbackIpmInterrupt,
        ] {
            ok &= Highs_startCallback(highs, kind) == STATUS_OK;
        }
        assert!(ok, "HiGHS knows these callbacks");
    }
    run(model)
}

/// What HiGHS calls. A panic must not cross C: it ends the solve instead.
unsafe extern "C" fn called(
    kind: c_int,
    _message: *const c_char,
    out: *const HighsCallbackDataOut,
    input: *mut HighsCallbackDataIn,
    data: *mut c_void,
) {
    // SAFETY: `data` is the listener of `listening`, used by this one thread only while it runs; HiGHS passes valid
    // structures, and a solution of the size that it says.
    let over = catch_unwind(AssertUnwindSafe(|| unsafe {
        let listener = &mut *data.cast::<Listener<'_>>();
        if kind == kHighsCallbackMipImprovingSolution || kind == kHighsCallbackMipInterrupt {
            let out = &*out;
            let values = match usize::try_from(out.mip_solution_size) {
                Ok(size) if kind == kHighsCallbackMipImprovingSolution && !out.mip_solution.is_null() => {
                    Some(slice::from_raw_parts(out.mip_solution, size))
                }
                _ => None,
            };
            let nodes = u64::try_from(out.mip_node_count).unwrap_or(0);
            (listener.heard)(Word { values, bound: out.mip_dual_bound, nodes });
        }
        listener.stop.is_over()
    }));
    // SAFETY: as above; only the interrupting kinds have somewhere to put the answer.
    if let Some(input) = unsafe { input.as_mut() }
        && over.unwrap_or(true)
    {
        input.user_interrupt = 1;
    }
}
