package org.keqiao.process.validation.rules;

import org.keqiao.process.Bundle;
import org.keqiao.process.validation.files.Findings;
import org.keqiao.process.validation.reading.Reading;
import org.keqiao.process.validation.reading.Rule;
import org.keqiao.process.validation.reading.TestCase;

/** Every stored test case can be read; whether it passes is found out by running it. */
public final class TestCases implements Rule {

    @Override
    public void check(Reading reading, Findings findings) {
        reading.bundle()
                .folder(Bundle.TESTS)
                .forEach((name, json) -> TestCase.read(Bundle.TESTS + name + ".json", json, findings));
    }
}
