package config_test

import (
	"bytes"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/growthlint/growthlint/internal/config"
)

// A configuration is refused with its place or can be printed and read again.
func FuzzParse(f *testing.F) {
	f.Add([]byte("rules:\n  mapgrow: true\nmin-confidence: low\nexclude:\n  - gen/**\n"))
	f.Add([]byte("bounded:\n  - key: m.T.f\n    reason: few\nlibrary: |\n  func m.F grows 0\n"))
	f.Fuzz(func(t *testing.T, text []byte) {
		rules := []string{"lockgrow", "mapgrow"}
		c, err := config.Parse("a.yml", text, rules)
		if err != nil {
			require.Contains(t, err.Error(), "a.yml")
			return
		}
		var out bytes.Buffer
		require.NoError(t, c.Print(&out, rules))
		_, err = config.Parse("b.yml", out.Bytes(), rules)
		require.NoError(t, err, "%s", out.String())
	})
}
