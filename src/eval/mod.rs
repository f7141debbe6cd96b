//! Comparisons measured against hand-made answers.
