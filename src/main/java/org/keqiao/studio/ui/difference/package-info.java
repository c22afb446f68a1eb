/** What differs between two states of a matter, on a page of its own and wherever a change is judged. */
@org.springframework.lang.NonNullApi
package org.keqiao.studio.ui.difference;
