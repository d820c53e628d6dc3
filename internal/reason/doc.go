// Package reason has the words for why a removal bounds nothing, or little, and for how long
// an object lives. The phases that find it out give a code, and the name that the words need;
// the words are chosen here, beside each other, so that they stay alike.
package reason
