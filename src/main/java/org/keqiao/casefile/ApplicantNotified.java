package org.keqiao.casefile;

/** A model asked to tell the applicant something; {@code message} is the designer's text. */
public record ApplicantNotified(CaseRef of, String message) {}
