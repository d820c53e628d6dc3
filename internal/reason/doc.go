// Package reason has the words for why a removal bounds nothing, or little, for how long an object
// lives, and for why what was made stays. The phases that find it out give a code, and the names
// that the words need; the words are chosen here, beside each other, so that they stay alike.
package reason
