package cli

import (
	"bytes"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/stretchr/testify/assert"
)

// told runs an analysis of the given length under a fake clock and returns what
// the progress wrote.
func told(t *testing.T, m mode, watched bool, length time.Duration) string {
	var out bytes.Buffer
	synctest.Test(t, func(t *testing.T) {
		c := (&run{watched: watched}).command(nil, &out)
		c.now = time.Now
		p := c.startProgress(m)
		time.Sleep(length / 2)
		p.update(12, 151)
		time.Sleep(length / 2)
		synctest.Wait()
		p.stop()
	})
	return out.String()
}

func TestProgressElsewhereIsALineEachHalfMinute(t *testing.T) {
	assert.Empty(t, told(t, auto, false, 29*time.Second))
	assert.Equal(t, "growthlint: loading packages, 30s\ngrowthlint: 12 of 151 packages, 1m0s\n", told(t, auto, false, 70*time.Second))
}

func TestProgressOnATerminalIsOneLineThatGoes(t *testing.T) {
	out := told(t, auto, true, 3*time.Second)
	assert.Contains(t, out, "loading packages, 1s")
	assert.Contains(t, out, "12 of 151 packages, 3s")
	assert.NotContains(t, out, "\n")
	assert.True(t, strings.HasSuffix(out, "\r\x1b[K"), "the line is cleared")
	assert.Empty(t, told(t, auto, true, 200*time.Millisecond), "a short run shows nothing and clears nothing")
}

func TestProgressModes(t *testing.T) {
	assert.Empty(t, told(t, never, true, time.Minute+time.Second))
	assert.Contains(t, told(t, always, false, time.Second), "\r")
}
