//! Published text formats: text to draft, plan to text.
