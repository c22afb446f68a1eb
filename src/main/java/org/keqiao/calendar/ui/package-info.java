/** The calendar to look at, and its editor. */
package org.keqiao.calendar.ui;
