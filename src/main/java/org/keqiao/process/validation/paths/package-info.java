/**
 * What is certainly known at each element, whatever way a case takes to it: facts, evidence of earlier steps, and a
 * decision at every end.
 */
package org.keqiao.process.validation.paths;
