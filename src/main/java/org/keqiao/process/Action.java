package org.keqiao.process;

import org.keqiao.shared.CaseNumber;

/**
 * A building block that a model may name: a typed function over records. Its components are its requires and provides:
 * names of facts, or, marked {@link Parameter}, what the designer set at the element. Refusals are thrown as {@link
 * org.keqiao.shared.Refusal}.
 *
 * @param <I> what it reads
 * @param <O> what it provides
 */
public interface Action<I extends Record, O extends Record> {

    O perform(CaseNumber caseNumber, I input);
}
