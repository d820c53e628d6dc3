package facts

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestArity(t *testing.T) {
	for sig, want := range map[string]string{
		"func()":                             "~0~0",
		"func(context.Context, string)":      "~2~0",
		"func(map[K]V, func(a, b int)) bool": "~2~1",
		"func(x.Pair[K, V]) (V, error)":      "~1~2~error",
		"func(func(string) error) error":     "~1~1~error",
		"func(func(string) error)":           "~1~0",
		"~2~1":                               "~2~1",
	} {
		assert.Equal(t, want, Arity(sig), sig)
	}
}
