package org.keqiao.studio.ui.workbench;

/** A text that an editor shows, and saves after each pause in the work. */
public interface EditedFile {

    /** What findings and people call it. */
    String path();

    /** Under which name the browser keeps what the server has not seen. */
    String keptAs();

    /** As saved last. */
    String content();

    /** Of the content. */
    String digest();

    /** True when its reader may change nothing of it now. */
    boolean readOnly();

    /** Something was typed that is not saved yet. */
    void changed();

    /** @return true when it is saved; otherwise its reader has been told why not */
    boolean save(String content);
}
