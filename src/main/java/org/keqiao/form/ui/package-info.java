/** Forms on the screen: fields to fill in, and summaries to check. */
package org.keqiao.form.ui;
