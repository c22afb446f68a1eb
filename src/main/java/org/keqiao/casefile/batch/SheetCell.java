package org.keqiao.casefile.batch;

/**
 * One cell as it was read.
 *
 * @param text what stands in it, days as ISO dates; empty for nothing
 * @param formula true when it holds a formula, of which nothing is taken: neither computed nor the last result
 */
public record SheetCell(String text, boolean formula) {

    static final SheetCell EMPTY = new SheetCell("", false);

    static SheetCell of(String text) {
        return text.isBlank() ? EMPTY : new SheetCell(text.strip(), false);
    }

    /** Neither text nor formula. */
    public boolean isEmpty() {
        return !formula && text.isEmpty();
    }
}
