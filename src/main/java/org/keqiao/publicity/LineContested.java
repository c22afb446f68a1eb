package org.keqiao.publicity;

import java.util.UUID;

/**
 * Somebody objects to a line in time: it is held from now on, the others go on. Published inside the transaction in which
 * the objection is filed, once a line as long as it is held.
 *
 * @param caseNumber the case that shows the notice
 * @param reference what the owner knows the line by
 * @param objectionCase number of the objection's case; who objects is not told
 */
public record LineContested(String caseNumber, UUID notice, String reference, String objectionCase) {}
