package sized

import (
	"net/http"
	"strconv"
)

// none is a struct of nothing.
type none struct{ _ struct{} }

// lane has as many places as a byte says.
type lane struct {
	size  uint8
	items chan string
}

func (l *lane) open() {
	n := l.size
	if n == 0 {
		n = 2
	}
	l.items = make(chan string, int(n))
}

// ServeLane takes sizes from the request: of a type that has no large numbers, or of room that
// takes no memory.
func ServeLane(w http.ResponseWriter, r *http.Request) {
	size, err := strconv.ParseUint(r.FormValue("n"), 10, 8)
	if err != nil {
		http.Error(w, err.Error(), http.StatusBadRequest)
		return
	}
	l := &lane{size: uint8(size)}
	l.open()
	many, _ := strconv.Atoi(r.FormValue("many"))
	places, marks := make(chan struct{}, many), make(chan none, many)
	go func() {
		places <- struct{}{}
		marks <- none{}
		l.items <- r.URL.Path
	}()
	<-places
	<-marks
	_, _ = w.Write([]byte(<-l.items))
}
