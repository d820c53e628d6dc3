package nearest

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestNearest(t *testing.T) {
	flags := []string{"-C", "-json", "-o", "-tags", "-tests", "-v"}
	for word, want := range map[string]string{"-tag": "-tags", "-jsno": "-json", "-test": "-tests", "-c": "", "-xyz": "", "-verbosely": ""} {
		got, _ := Name(word, flags)
		assert.Equal(t, want, got, word)
	}
	assert.Equal(t, 1, distance("ab", "ba"))
	assert.Equal(t, 3, distance("", "abc"))
}
