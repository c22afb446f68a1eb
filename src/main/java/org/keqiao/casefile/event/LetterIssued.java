package org.keqiao.casefile.event;

import org.keqiao.casefile.CaseRef;

import java.util.UUID;

/** A letter's text and number are fixed; its PDF can be read. */
public record LetterIssued(CaseRef of, UUID letter, String kind) {}
