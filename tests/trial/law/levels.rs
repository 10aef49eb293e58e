levels_and! {
    /// Trọng điểm phức tạp loại IV (invented).
    Type4 "type_iv" vi: "Trọng điểm phức tạp loại IV", en: "Key area type IV";
}
