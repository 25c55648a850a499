// The keys of the chips of the test cards: one issuer key for all of them, and what every chip was personalised with. Test keys only.

/** Published test key, used by every host simulator; the issuers of all test cards share it. */
const TEST_ISSUER_MASTER_KEY = '0123456789ABCDEFFEDCBA9876543210';

/** How the chips of the test cards get and use their keys: EMV option B (A for numbers of up to 16 digits), common session keys. */
export const TEST_CHIP_KEYS = {
  issuerMasterKey: TEST_ISSUER_MASTER_KEY,
  derivation: 'B',
  session: 'emv-common',
} as const;

/** Master key of each chip, by the name of its card: derived from the issuer key, card number and sequence number 01. */
export const CHIP_MASTER_KEYS: Readonly<Record<string, string>> = {
  'debit chip': '346825866DC2BFDA9E83138C20D3D375',
  'second debit chip': '46D02FF425F41F922007FD0E5EE3109E',
  'debit contact-chip': 'E3647AA8FB67A7CB01FBDCBADC1CE932',
  'debit dual-interface': 'BF9D52683BEF073EB379FE620EA7ADA7',
  'debit with a 19-digit number': '455B313E235DF1A71C0E34C18F0EF786',
  'debit with a 17-digit number': '914564015198C4324C866E6198C480FB',
  'debit without PIN-free': 'EC68973764388C46AD32C15B7C0EECCD',
  'debit with a single-payment limit': 'C25B1A4A7351A754BF32543DE3A43B15',
  'credit chip': '7FBAB045150BC4CBE094C1912FD9578F',
  'credit dual-interface': 'DCD329F15DD6B5985DE5DF706E6E0876',
  'credit phone': '4FF8E5E325D39EAB5D15521CC2759B0D',
  'credit without PIN-free': '1CA20EE05768C445580DC2BC92E31CC1',
  'quasi-credit chip': 'A85E3DD69B1062E0EF0151C25BF4021F',
  'quasi-credit dual-interface': '64A8496BB526924C8940434FDA315262',
  'prepaid chip': 'A151C74962BA76646DEADC52B0EA5E4A',
  'foreign UnionPay credit': '7A5DC4E640A8AB8026A7138C913E4F13',
  'foreign Visa credit': 'A768CE9E1551FDE3A45B4C7C3DE9DC52',
  'foreign Mastercard debit': '9876BC04ABBF643BF29BBCADD0E9BC70',
  'unsupported brand': 'F779CDB0FDF17962A8E5525157DC10A2',
  'debit of an unconnected issuer': '9804F8F2195257FEAB91010D40A7DC23',
  'unknown debit': '2AAB6BB3B64FB9C1D358FE2657012554',
  'expired debit': 'D523D38FAB3413F2DF9789D91F5E465B',
  'lost debit': 'F7EF6D1AF7C7E6625D297ABF37EC0B58',
  'stolen debit': '346220BCC41C4F618CC1DF19C864A170',
  'restricted debit': '0775F77C6E158A5B7A9EF4E62C6BF820',
  'frozen credit': '6B4386B9A15E524C910458ABA892EA61',
  'PIN-locked debit': '3EC1B0C26E0B07F7A40B0B465D23D9A8',
  'suspected-fraud credit': '3EB0767CA8DAC19D252AC2BA320DF72F',
  'pick-up credit': '5EF1A8FDEC92040D4FE508FB5DF8806B',
  'dormant debit': '5D3458FE62495DBF4A6E6E37AB67E04A',
};
