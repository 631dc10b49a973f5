package paginas

import (
	"encoding/json"
	"errors"
	"time"

	"github.com/alexedwards/scs/v2"
)

// A sessiecodec writes what a session holds. Of who is logged in and nothing else, as it nearly
// always is, it makes JSON: gob tells with every request again what its types look like.
type sessiecodec struct{ scs.GobCodec }

// The first byte says how the rest was written.
const (
	alsJSON = 'j'
	alsGob  = 'g'
)

// ingelogd is a session with nothing but who is logged in.
type ingelogd struct {
	Tot time.Time
	Wie sessie
}

// Encode is that of scs.Codec.
func (c sessiecodec) Encode(tot time.Time, waarden map[string]any) ([]byte, error) {
	if x, ok := waarden[sleutelSessie].(sessie); ok && len(waarden) == 1 {
		b, err := json.Marshal(ingelogd{tot, x})
		return append([]byte{alsJSON}, b...), err
	}
	b, err := c.GobCodec.Encode(tot, waarden)
	return append([]byte{alsGob}, b...), err
}

// Decode is that of scs.Codec.
func (c sessiecodec) Decode(b []byte) (time.Time, map[string]any, error) {
	switch {
	case len(b) > 0 && b[0] == alsGob:
		return c.GobCodec.Decode(b[1:])
	case len(b) > 0 && b[0] == alsJSON:
		var x ingelogd
		err := json.Unmarshal(b[1:], &x)
		return x.Tot, map[string]any{sleutelSessie: x.Wie}, err
	}
	return time.Time{}, nil, errors.New("dit is geen sessie")
}
