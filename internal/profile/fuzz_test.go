package profile

import (
	"testing"

	"github.com/stretchr/testify/require"
)

// FuzzRead: whatever a file holds, it is read or refused.
func FuzzRead(f *testing.F) {
	f.Add([]byte("heap profile: 1: 2 [1: 2] @ heap/1048576\n1: 2 [1: 2] @ 0x1\n#\t0x1\tm.f+0x1\t/m.go:1\n\n# runtime.MemStats\n# Sys = 5\n# DebugGC = false\n"))
	f.Add([]byte("goroutine profile: total 1\n1 @ 0x1\n#\t0x1\tm.f+0x1\t/m.go:1\n"))
	f.Add([]byte("goroutine 1 [running]:\nm.f(0x1)\n\t/m.go:4 +0x1\ncreated by m.g in goroutine 2\n\t/m.go:9 +0x1\n"))
	f.Add([]byte("\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\x00"))
	f.Add([]byte{0x0a, 0x04, 0x08, 0x01, 0x10, 0x02, 0x12, 0x02, 0x08, 0x01})
	b := heapBuilder()
	b.held(3, 90, in("(*Shop[...]).Visit", "s.seen[k] = v"), mainFrame)
	t := &testing.T{}
	f.Add(b.write(t))
	f.Fuzz(func(t *testing.T, data []byte) {
		p, err := Read("x", data)
		if err != nil {
			return
		}
		require.NotEmpty(t, p.Frames)
		_, _, err = Rank(Input{Heaps: []*Profile{p}, Findings: allFound(), Index: shopIndex(), Top: 3})
		if err != nil {
			require.ErrorContains(t, err, "of another program")
		}
	})
}
