package origin

import (
	"slices"
	"strings"

	"github.com/growthlint/growthlint/internal/library"
	"github.com/growthlint/growthlint/internal/program"
)

// SourceOf tells documented functions whose results are fresh ids or come from the
// outside world. Missing one leaves the origin unknown, which bounds nothing.
func (l *Origins) SourceOf(callee string) Origin {
	switch callee {
	case "(*net/http.Request).FormValue", "(*net/http.Request).PostFormValue", "(*net/http.Request).PathValue",
		"(*net/http.Request).UserAgent", "(*net/http.Request).Referer", "(*net/http.Request).BasicAuth",
		"(net/http.Header).Get", "(net/http.Header).Values", "(net/url.Values).Get", "(*net/url.URL).Query",
		"(net.Conn).RemoteAddr", "(net.Addr).String", "(*crypto/tls.Conn).ConnectionState", "(net.Conn).LocalAddr", "(*net.TCPConn).RemoteAddr",
		"(*net.UDPConn).ReadFromUDP", "(net.PacketConn).ReadFrom", "(*bufio.Reader).ReadString", "(*bufio.Reader).ReadLine",
		"(*bufio.Scanner).Text", "(*bufio.Scanner).Bytes", "(net.Listener).Accept",
		"github.com/go-chi/chi.URLParam", "github.com/go-chi/chi/v5.URLParam", "github.com/gorilla/mux.Vars",
		"(*github.com/gin-gonic/gin.Context).Param", "(*github.com/gin-gonic/gin.Context).Query", "(*github.com/gin-gonic/gin.Context).ClientIP",
		"(error).Error":
		return OriginOutside
	case "time.Now", "(time.Time).UnixNano", "(time.Time).Unix", "(time.Time).Format":
		return OriginFresh
	case "reflect.TypeOf", "(reflect.Value).Type":
		return OriginType
	case "os.Getenv", "os.LookupEnv", "os.Hostname", "flag.String", "flag.Arg":
		return OriginConfig
	}
	switch {
	case strings.HasPrefix(callee, "crypto/rand."), strings.HasPrefix(callee, "math/rand"), strings.HasPrefix(callee, "(*math/rand"),
		strings.HasPrefix(callee, "(*sync/atomic.") && strings.HasSuffix(callee, ".Add"), strings.HasPrefix(callee, "sync/atomic.Add"),
		strings.HasPrefix(callee, "(*go.uber.org/atomic.") && (strings.HasSuffix(callee, ".Add") || strings.HasSuffix(callee, ".Inc")):
		return OriginFresh
	}
	if slices.ContainsFunc(l.Table.Func(program.SplitCallee(callee)), func(r *library.Row) bool { return r.Role == library.Mints }) {
		return OriginFresh
	}
	return OriginUnknown
}

// derives is what the table says of a function out of view whose result is made of what it is given
// alone, nil if it says nothing.
func (l *Origins) derives(callee string) *library.Row {
	rows := l.Table.Func(program.SplitCallee(callee))
	if i := slices.IndexFunc(rows, func(r *library.Row) bool { return r.Role == library.Derives }); i >= 0 {
		return rows[i]
	}
	return nil
}

// isWrittenOut reports whether a documented field has texts that the program registers.
func isWrittenOut(field string) bool { return field == "net/http.Request.Pattern" }

// isOneOfFew reports whether a parameter of a method that is asked for by an interface of the
// standard library is documented to be one of few values: the status of a response.
func isOneOfFew(f *program.Func, n int) bool {
	return f.Recv != "" && f.Name == "WriteHeader" && n == 1 && len(f.Params) == 2
}
