/** Draws models for readers. */
package org.keqiao.shared.ui.bpmn;
