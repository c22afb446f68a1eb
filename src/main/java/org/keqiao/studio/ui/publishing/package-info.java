/** The way of a change from its designers to the second person, who sees what they saw. */
@org.springframework.lang.NonNullApi
package org.keqiao.studio.ui.publishing;
