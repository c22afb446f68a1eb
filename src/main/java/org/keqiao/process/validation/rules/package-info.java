/** Each class looks at one thing in a bundle and says what is wrong with it. */
package org.keqiao.process.validation.rules;
