package offered

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
)

// Check sends a body to a Take.
func Check(t *testing.T, take Take) {
	mux := http.NewServeMux()
	if err := install(Hook(mux, "/in"), take); err != nil {
		t.Fatal(err)
	}
	mux.ServeHTTP(httptest.NewRecorder(), httptest.NewRequest(http.MethodPost, "/in", strings.NewReader("x")))
}

func install(register func(Take) error, take Take) error { return register(take) }
