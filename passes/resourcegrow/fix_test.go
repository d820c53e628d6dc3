package resourcegrow_test

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/growthlint/growthlint/internal/finding"
	"github.com/growthlint/growthlint/internal/link/linktest"
	"github.com/growthlint/growthlint/passes/resourcegrow"
)

func TestWhatNobodyElseHasIsReleasedOnReturn(t *testing.T) {
	const check = "\n\tif err != nil {\n\t\treturn\n\t}\n\t"
	const release = "\n\tdefer f.Close()"
	cases := []struct{ name, src, text string }{
		{"a file", "f, err := os.Open(s.name)" + check + "io.Copy(w, f)", release},
		{"read through others", "f, err := os.Open(s.name)" + check + "n, _ := bufio.NewReader(f).ReadString(10)\n\tprintln(n)", release},
		{"a connection", "f, err := net.Dial(\"tcp\", s.name)" + check + "fmt.Fprintln(f, 1)", release},
		{"its address is told", "f, err := net.Dial(\"tcp\", s.name)" + check + "fmt.Fprintln(w, f.RemoteAddr())", release},
		{"of a function in view", "f, err := dial(s.name)" + check + "fmt.Fprintln(f, 1)", release},
		{"a comment behind it", "f, err := os.Open(s.name)\n\tif err != nil {\n\t\treturn\n\t} // opened\n\tio.Copy(w, f)", release},

		{"in a loop", "for range s.name {\n\tf, err := os.Open(s.name)" + check + "io.Copy(w, f)\n\t}", ""},
		{"without a look at the error", "f, err := os.Open(s.name)\n\tio.Copy(w, f)\n\t_ = err", ""},
		{"goes on after the error", "f, err := os.Open(s.name)\n\tif err != nil {\n\t\tprintln(1)\n\t}\n\tio.Copy(w, f)", ""},
		{"another error is looked at", "f, err := os.Open(s.name)\n\tif s.err != nil {\n\t\treturn\n\t}\n\tio.Copy(w, f)\n\t_ = err", ""},
		{"its descriptor is taken", "f, err := os.Open(s.name)" + check + "println(f.Fd())", ""},
		{"a closure has it", "f, err := os.Open(s.name)" + check + "go func() { io.Copy(w, f) }()", ""},
		{"a function in view reads it", "f, err := os.Open(s.name)" + check + "reads(f)", ""},
		{"its reader is handed on", "f, err := os.Open(s.name)" + check + "reads(bufio.NewReader(f))", ""},
		{"one of several", "f, err := os.Open(s.name)\n\tif s.err == nil {\n\t\tf, err = os.Open(s.name)\n\t}\n\tio.Copy(w, f)\n\t_ = err", ""},
		{"never returns", "f, err := os.Open(s.name)\n\tif err != nil {\n\t\tpanic(err)\n\t}\n\tfor { io.Copy(w, f) }", ""},
		{"a transport", "f := &http.Client{Transport: &http.Transport{}}\n\tf.Get(s.name)", ""},
	}
	src := "import (\"bufio\"; \"fmt\"; \"io\"; \"net\"; \"net/http\"; \"os\")\n// S serves.\ntype S struct { name string; err error }\n" +
		"func dial(addr string) (net.Conn, error) { return net.Dial(\"tcp\", addr) }\nfunc reads(r io.Reader) { defer println(); io.Copy(io.Discard, r) }\nvar _, _ = fmt.Println, bufio.NewReader\n"
	for i, c := range cases {
		src += fmt.Sprintf("func (s *S) M%d(w http.ResponseWriter, r *http.Request) {\n\t%s\n}\n", i, c.src)
	}
	got := map[string][]finding.Finding{}
	for _, f := range resourcegrow.Find(linktest.Program(t, src)) {
		got[f.Function] = append(got[f.Function], f)
	}
	for i, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			fs := got[fmt.Sprint("(*S).M", i)]
			require.NotEmpty(t, fs, "not found at all")
			if c.text == "" {
				for _, f := range fs {
					require.Empty(t, f.Fixes)
				}
				return
			}
			require.Len(t, fs, 1)
			require.Len(t, fs[0].Fixes, 1)
			require.Len(t, fs[0].Fixes[0].Edits, 1)
			require.Equal(t, c.text, fs[0].Fixes[0].Edits[0].NewText)
		})
	}
}
