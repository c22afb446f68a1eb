package org.keqiao.funding.claim;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InvoiceKeyTest {

    @ParameterizedTest(name = "{0} {1}: {2}")
    @CsvSource({
        // a paper VAT invoice: ten digits and eight
        "4200231130, 04567891, 420023113004567891",
        // an electronic one: twelve and eight
        "042002300111, 34567891, 04200230011134567891",
        // fully digital: twenty, no code
        ", 24422000000012345678, 24422000000012345678",
        // 财政票据
        "42060124, 0001234567, 420601240001234567",
        "' 42002311３０ ', '0456 7891', 420023113004567891",
        ", 2442-2000-0000-1234-5678, 24422000000012345678"
    })
    void spellsAnInvoiceOneWay(String code, String number, String key) {
        assertThat(InvoiceKey.of(code, number)).map(InvoiceKey::value).hasValue(key);
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({
        "4200231130,",
        ",",
        "4200231130, 24422000000012345678",
        ", 123",
        // without its code it would be another one than with it
        ", 04567891",
        ", 2442200000001234567*",
        ", 244220000000123456789012345678901",
        ", 二四四二二〇〇〇"
    })
    void takesNothingElseForAnInvoice(String code, String number) {
        assertThat(InvoiceKey.of(code, number)).isEmpty();
    }

    @Test
    void isTheSameWithItsCodeBeforeTheNumber() {
        assertThat(InvoiceKey.of(null, "420023113004567891")).isEqualTo(InvoiceKey.of("4200231130", "04567891"));
    }
}
