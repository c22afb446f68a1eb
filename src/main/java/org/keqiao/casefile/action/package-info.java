/** The generic actions: what makes a drawn matter complete without code, and the letters they send. */
package org.keqiao.casefile.action;
