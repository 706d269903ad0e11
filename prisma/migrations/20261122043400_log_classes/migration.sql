-- Showing a customer's identity data is reading of data.
CREATE OR REPLACE FUNCTION log_class(action text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT CASE
    WHEN action ~ '^(account|contact|session|signIn|language|password|factor)\.' THEN 'security'
    WHEN action ~ '^(document\.viewed|customer\.revealed|signIns\.|log\.viewed|log\.exported)' THEN 'access'
    ELSE 'decision' END
$$;
