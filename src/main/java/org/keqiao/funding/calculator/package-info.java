/** 测算: what an item would give, for everybody who asks; nothing is kept. */
package org.keqiao.funding.calculator;
