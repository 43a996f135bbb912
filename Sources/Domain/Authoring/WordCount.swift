/// How long a text is, as its author counts: each Chinese character and each word of other scripts.
public func wordCount(of text: String) -> Int {
    var count = 0
    var isInWord = false
    for scalar in text.unicodeScalars {
        if scalar.properties.isIdeographic {
            count += 1
            isInWord = false
        } else if scalar.properties.isAlphabetic || ("0"..."9").contains(scalar) {
            if !isInWord { count += 1 }
            isInWord = true
        } else if scalar != "'", scalar != "’" {
            isInWord = false
        }
    }
    return count
}
