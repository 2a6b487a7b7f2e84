//! Published formats.
