package org.keqiao.form;

/**
 * A parsed form: the supported subset of form-js JSON.
 *
 * @param id unique over all matters, the file's name
 * @param source the JSON as published
 */
public record FormSchema(String id, String source) {}
