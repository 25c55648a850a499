"""DES and triple DES on single blocks of eight bytes (FIPS 46-3)."""

INITIAL_PERMUTATION = [first - 8 * step for first in (58, 60, 62, 64, 57, 59, 61, 63) for step in range(8)]
FINAL_PERMUTATION = [INITIAL_PERMUTATION.index(bit) + 1 for bit in range(1, 65)]
EXPANSION = [(4 * group + bit - 1) % 32 + 1 for group in range(8) for bit in range(6)]
PERMUTATION = [
    16, 7, 20, 21, 29, 12, 28, 17, 1, 15, 23, 26, 5, 18, 31, 10,
    2, 8, 24, 14, 32, 27, 3, 9, 19, 13, 30, 6, 22, 11, 4, 25,
]
KEY_CHOICE_1 = [
    57, 49, 41, 33, 25, 17, 9, 1, 58, 50, 42, 34, 26, 18, 10, 2, 59, 51, 43, 35, 27, 19, 11, 3, 60, 52, 44, 36,
    63, 55, 47, 39, 31, 23, 15, 7, 62, 54, 46, 38, 30, 22, 14, 6, 61, 53, 45, 37, 29, 21, 13, 5, 28, 20, 12, 4,
]
KEY_CHOICE_2 = [
    14, 17, 11, 24, 1, 5, 3, 28, 15, 6, 21, 10, 23, 19, 12, 4, 26, 8, 16, 7, 27, 20, 13, 2,
    41, 52, 31, 37, 47, 55, 30, 40, 51, 45, 33, 48, 44, 49, 39, 56, 34, 53, 46, 42, 50, 36, 29, 32,
]
ROTATIONS = [1, 1, 2, 2, 2, 2, 2, 2, 1, 2, 2, 2, 2, 2, 2, 1]
BOXES = [  # four rows of sixteen hex digits each
    "E4D12FB83A6C5907 0F74E2D1A6CB9538 41E8D62BFC973A50 FC8249175B3EA06D",
    "F18E6B34972DC05A 3D47F28EC01A69B5 0E7BA4D158C6932F D8A13F42B67C05E9",
    "A09E63F51DC7B428 D709346A285ECBF1 D6498F30B12C5AE7 1AD069874FE3B52C",
    "7DE3069A1285BC4F D8B56F03472C1AE9 A690CB7DF13E5284 3F06A1D8945BC72E",
    "2C417AB6853FD0E9 EB2C47D150FA3986 421BAD78F9C5630E B8C71E2D6F09A453",
    "C1AF92680D34E75B AF427C9561DE0B38 9EF528C3704A1DB6 432C95FABE17608D",
    "4B2EF08D3C975A61 D0B7491AE35C2F86 14BDC37EAF680592 6BD814A7950FE23C",
    "D2846FB1A93E50C7 1FD8A374C56B0E92 7B419CE206ADF358 21E74A8DFC90356B",
]
SUBSTITUTION = [[int(digit, 16) for row in box.split() for digit in row] for box in BOXES]


def permute(bits, order):
    return [bits[place - 1] for place in order]


def to_bits(data):
    return [byte >> shift & 1 for byte in data for shift in range(7, -1, -1)]


def to_bytes(bits):
    return bytes(int("".join(map(str, bits[start:start + 8])), 2) for start in range(0, len(bits), 8))


def round_keys(key):
    chosen = permute(to_bits(key), KEY_CHOICE_1)
    left, right = chosen[:28], chosen[28:]
    keys = []
    for count in ROTATIONS:
        left, right = left[count:] + left[:count], right[count:] + right[:count]
        keys.append(permute(left + right, KEY_CHOICE_2))
    return keys


def feistel(half, key):
    mixed = [bit ^ other for bit, other in zip(permute(half, EXPANSION), key)]
    result = []
    for index, box in enumerate(SUBSTITUTION):
        six = mixed[6 * index:6 * index + 6]
        row, column = 2 * six[0] + six[5], 8 * six[1] + 4 * six[2] + 2 * six[3] + six[4]
        result += [box[16 * row + column] >> shift & 1 for shift in (3, 2, 1, 0)]
    return permute(result, PERMUTATION)


def run(keys, block):
    bits = permute(to_bits(block), INITIAL_PERMUTATION)
    left, right = bits[:32], bits[32:]
    for key in keys:
        left, right = right, [bit ^ other for bit, other in zip(left, feistel(right, key))]
    return to_bytes(permute(right + left, FINAL_PERMUTATION))


def encipher(key, block):
    """DES under eight bytes of key, TDES (ECB, left, right, left) under sixteen."""
    if len(key) == 8:
        return run(round_keys(key), block)
    return encipher(key[:8], decipher(key[8:], encipher(key[:8], block)))


def decipher(key, block):
    """The inverse of encipher."""
    if len(key) == 8:
        return run(round_keys(key)[::-1], block)
    return decipher(key[:8], encipher(key[8:], decipher(key[:8], block)))


def exclusive_or(one, other):
    return bytes(left ^ right for left, right in zip(one, other))
