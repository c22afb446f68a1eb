/** A model as XML, while it is changed. */
package org.keqiao.process.outline.xml;
