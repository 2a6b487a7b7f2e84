//! Objects of a document by their fields: which have to be there, and which may be.

/// What a field is called in the document: as it is here, or otherwise, where its word is one of Rust's own.
macro_rules! field {
    ($field:ident) => {
        stringify!($field)
    };
    ($field:ident $name:literal) => {
        $name
    };
}
pub(crate) use field;

/// Declares how forms are read: each with what it is called, the fields that it needs, and those that it may have.
macro_rules! forms {
    ($($form:ty, $what:literal,
        needs [$($need:ident $(as $needed:literal)?),*],
        may [$($may:ident),*];)*) => {$(
        impl $crate::read::wire::Wire for $form {
            const WHAT: &'static str = $what;
            fn blank() -> Self {
                Self::default()
            }
            fn object<'de, A: serde::de::MapAccess<'de>>(
                reader: &mut $crate::read::wire::Reader,
                object: A,
            ) -> Result<Self, A::Error> {
                let mut form = Self::default();
                let known =
                    &[$($crate::read::forms::field!($need $($needed)?),)* $(stringify!($may),)*];
                let mut fields = $crate::read::wire::Fields::new(reader, object, known);
                while let Some(field) = fields.next()? {
                    match field {
                        $($crate::read::forms::field!($need $($needed)?) => form.$need = fields.value(field)?,)*
                        $(stringify!($may) => form.$may = fields.value(field)?,)*
                        _ => unreachable!("only known fields are given"),
                    }
                }
                fields.end(&[$($crate::read::forms::field!($need $($needed)?)),*]);
                Ok(form)
            }
        }
    )*};
}
pub(crate) use forms;

use crate::rule::SettingDraft;

forms! {
    SettingDraft, "a setting", needs [], may [level, weight];
}
