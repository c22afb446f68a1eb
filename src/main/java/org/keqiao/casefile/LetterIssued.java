package org.keqiao.casefile;

import java.util.UUID;

/** A letter's text and number are fixed; its PDF can be read. */
public record LetterIssued(CaseRef of, UUID letter, String kind) {}
