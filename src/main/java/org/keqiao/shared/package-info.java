/** Values, refusals, texts and time that every module speaks in. */
package org.keqiao.shared;
