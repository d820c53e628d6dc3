package summary

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/growthlint/growthlint/internal/library"
	"github.com/growthlint/growthlint/internal/link"
)

// Each rule tells what it has lost itself; what linking has lost is told by the first.
func TestLostIsTheErrorOfAPass(t *testing.T) {
	p := link.Link(nil, &library.Table{}, link.Options{At: func(doing, of string) {
		if doing == "find reads" || of == "f" {
			panic("never " + doing)
		}
	}})
	assert.False(t, p.Failed())
	p.Try(link.Lost{Rule: "readgrow", Of: "f"}, func() {})
	p.Try(link.Lost{Rule: "readgrow", Of: "g"}, func() {})

	list := []*link.Program{p}
	assert.Regexp(t, `^panic while trying to find reads, which is left out: never find reads \(at .*lost_test\.go:\d+\); .*please report this$`, lost("mapgrow", list).Error())
	assert.NoError(t, lost("mapgrow", list))
	assert.Regexp(t, `^panic while trying to judge f for readgrow, which is left out: never judge \(at .*please report this$`, lost("readgrow", list).Error())
}

// Where nothing can be left out, nothing is known of the program, and asking it does no harm.
func TestLinkFails(t *testing.T) {
	p := link.Link(nil, &library.Table{}, link.Options{At: func(string, string) { panic("never") }})
	assert.True(t, p.Failed())
	assert.Empty(t, p.Containers)
	assert.True(t, p.Blind("any"))
	assert.Error(t, lost("mapgrow", []*link.Program{p}))
}
