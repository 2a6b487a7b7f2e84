//! Dense ids: a newtype over `u32` for each kind of thing, so that a caregiver is never taken for a visit.

/// Declares dense id types: an index into the problem's vector of that kind.
macro_rules! dense_id {
    ($($(#[$doc:meta])* $name:ident;)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(pub u32);

        impl $name {
            /// The id of the thing at `index`.
            ///
            /// # Panics
            /// Where `index` does not fit 32 bits; `check` bounds every table far below that.
            #[must_use]
            pub fn new(index: usize) -> Self {
                Self(u32::try_from(index).expect("check bounds every table below 2^32"))
            }
            /// Where the thing stands in its table.
            #[must_use]
            pub fn index(self) -> usize {
                self.0 as usize
            }
        }
    )*};
}
pub(crate) use dense_id;

dense_id! {
    /// A place: a row and a column of every travel table.
    PlaceId;
    /// A way of moving, such as on foot or by e-bike.
    ModeId;
    /// A street (街道) or township of the district.
    StreetId;
}
