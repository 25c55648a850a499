"""DES and TDES in plain Python: the standard library has neither, and the wire needs both."""

IP = [58, 50, 42, 34, 26, 18, 10, 2, 60, 52, 44, 36, 28, 20, 12, 4, 62, 54, 46, 38, 30, 22, 14, 6, 64, 56, 48, 40, 32, 24, 16, 8,
      57, 49, 41, 33, 25, 17, 9, 1, 59, 51, 43, 35, 27, 19, 11, 3, 61, 53, 45, 37, 29, 21, 13, 5, 63, 55, 47, 39, 31, 23, 15, 7]
FP = [40, 8, 48, 16, 56, 24, 64, 32, 39, 7, 47, 15, 55, 23, 63, 31, 38, 6, 46, 14, 54, 22, 62, 30, 37, 5, 45, 13, 53, 21, 61, 29,
      36, 4, 44, 12, 52, 20, 60, 28, 35, 3, 43, 11, 51, 19, 59, 27, 34, 2, 42, 10, 50, 18, 58, 26, 33, 1, 41, 9, 49, 17, 57, 25]
E = [32, 1, 2, 3, 4, 5, 4, 5, 6, 7, 8, 9, 8, 9, 10, 11, 12, 13, 12, 13, 14, 15, 16, 17,
     16, 17, 18, 19, 20, 21, 20, 21, 22, 23, 24, 25, 24, 25, 26, 27, 28, 29, 28, 29, 30, 31, 32, 1]
P = [16, 7, 20, 21, 29, 12, 28, 17, 1, 15, 23, 26, 5, 18, 31, 10, 2, 8, 24, 14, 32, 27, 3, 9, 19, 13, 30, 6, 22, 11, 4, 25]
PC1 = [57, 49, 41, 33, 25, 17, 9, 1, 58, 50, 42, 34, 26, 18, 10, 2, 59, 51, 43, 35, 27, 19, 11, 3, 60, 52, 44, 36,
       63, 55, 47, 39, 31, 23, 15, 7, 62, 54, 46, 38, 30, 22, 14, 6, 61, 53, 45, 37, 29, 21, 13, 5, 28, 20, 12, 4]
PC2 = [14, 17, 11, 24, 1, 5, 3, 28, 15, 6, 21, 10, 23, 19, 12, 4, 26, 8, 16, 7, 27, 20, 13, 2,
       41, 52, 31, 37, 47, 55, 30, 40, 51, 45, 33, 48, 44, 49, 39, 56, 34, 53, 46, 42, 50, 36, 29, 32]
SHIFTS = [1, 1, 2, 2, 2, 2, 2, 2, 1, 2, 2, 2, 2, 2, 2, 1]
S = [
    "E4D12FB83A6C5907" "0F74E2D1A6CB9538" "41E8D62BFC973A50" "FC8249175B3EA06D",
    "F18E6B34972DC05A" "3D47F28EC01A69B5" "0E7BA4D158C6932F" "D8A13F42B67C05E9",
    "A09E63F51DC7B428" "D709346A285ECBF1" "D6498F30B12C5AE7" "1AD069874FE3B52C",
    "7DE3069A1285BC4F" "D8B56F03472C1AE9" "A690CB7DF13E5284" "3F06A1D8945BC72E",
    "2C417AB6853FD0E9" "EB2C47D150FA3986" "421BAD78F9C5630E" "B8C71E2D6F09A453",
    "C1AF92680D34E75B" "AF427C9561DE0B38" "9EF528C3704A1DB6" "432C95FABE17608D",
    "4B2EF08D3C975A61" "D0B7491AE35C2F86" "14BDC37EAF680592" "6BD814A7950FE23C",
    "D2846FB1A93E50C7" "1FD8A374C56B0E92" "7B419CE206ADF358" "21E74A8DFC90356B",
]


def permuted(bits, table):
    return [bits[place - 1] for place in table]


def to_bits(data):
    return [byte >> at & 1 for byte in data for at in range(7, -1, -1)]


def to_bytes(bits):
    return bytes(int("".join(map(str, bits[at:at + 8])), 2) for at in range(0, len(bits), 8))


def round_keys(key):
    bits = permuted(to_bits(key), PC1)
    left, right = bits[:28], bits[28:]
    keys = []
    for shift in SHIFTS:
        left, right = left[shift:] + left[:shift], right[shift:] + right[:shift]
        keys.append(permuted(left + right, PC2))
    return keys


def crypt(keys, block):
    bits = permuted(to_bits(block), IP)
    left, right = bits[:32], bits[32:]
    for key in keys:
        mixed = [a ^ b for a, b in zip(permuted(right, E), key)]
        out = []
        for box in range(8):
            b = mixed[6 * box:6 * box + 6]
            row, column = 2 * b[0] + b[5], 8 * b[1] + 4 * b[2] + 2 * b[3] + b[4]
            value = int(S[box][16 * row + column], 16)
            out += [value >> at & 1 for at in (3, 2, 1, 0)]
        left, right = right, [a ^ b for a, b in zip(left, permuted(out, P))]
    return to_bytes(permuted(right + left, FP))


def des(key, block):
    """Enciphers one block of eight bytes."""
    return crypt(round_keys(key), block)


def des_back(key, block):
    """Deciphers one block of eight bytes."""
    return crypt(round_keys(key)[::-1], block)


def tdes(key, data):
    """Enciphers whole blocks under a key of 16 bytes: left, right, left."""
    left, right = key[:8], key[8:16]
    return b"".join(des(left, des_back(right, des(left, data[at:at + 8]))) for at in range(0, len(data), 8))


def tdes_back(key, data):
    left, right = key[:8], key[8:16]
    return b"".join(des_back(left, des(right, des_back(left, data[at:at + 8]))) for at in range(0, len(data), 8))


def xor(a, b):
    return bytes(x ^ y for x, y in zip(a, b))
