package inputsize

import (
	"net/http"
	"strconv"
)

// rows keeps the channel that the function which makes it knows as well.
type rows struct{ lines chan string }

// HandleRows makes one channel, and that is one finding.
func HandleRows(w http.ResponseWriter, r *http.Request) {
	n, err := strconv.Atoi(r.FormValue("rows"))
	if err != nil {
		return
	}
	part, _ := strconv.ParseUint(r.FormValue("part"), 10, 8)
	lines := make(chan string, n*int(uint8(part))) // want queuegrow medium "rows.lines"
	go func() {
		lines <- r.URL.Path
		close(lines)
	}()
	send(w, &rows{lines: lines})
}

func send(w http.ResponseWriter, rs *rows) {
	for l := range rs.lines {
		_, _ = w.Write([]byte(l))
	}
}
