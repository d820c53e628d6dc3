package baseline_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/growthlint/growthlint/internal/baseline"
)

// A baseline that can be read is the same when its text is read again.
func FuzzParse(f *testing.F) {
	f.Add([]byte("{\"fingerprint\":\"v1:0123456789abcdef\",\"rule\":\"mapgrow\",\"container\":\"m.T.f\",\"reason\":\"by design\"}\n"))
	f.Add([]byte("<<<<<<< ours\n"))
	f.Fuzz(func(t *testing.T, text []byte) {
		b, err := baseline.Parse("a.json", text)
		if err != nil {
			require.Contains(t, err.Error(), "a.json:", "an error names its place")
			return
		}
		again, err := baseline.Parse("a.json", b.Text())
		require.NoError(t, err)
		require.Equal(t, b.Len(), again.Len())
		require.Equal(t, string(b.Text()), string(again.Text()))
	})
}
