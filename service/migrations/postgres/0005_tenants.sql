-- The second fence between tenants: a transaction that says whose it is sees and writes the rows of that tenant alone, whatever
-- its statements say. Workers and operators say '*'; who says nothing sees nothing. Superusers are not held by it: the service
-- should not be one.
CREATE FUNCTION is_within_fence(tenant TEXT) RETURNS BOOLEAN LANGUAGE sql STABLE AS $$
    SELECT current_setting('anpai.tenant', TRUE) IN ('*', '=' || tenant)
$$;

-- FORCE, because whoever made the tables, which is the service, would pass otherwise.
ALTER TABLE jobs ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE job_inputs ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE job_solutions ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE api_keys ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE audit ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE desks ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE desk_lines ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE desk_bookings ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE desk_units ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE desk_plots ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

CREATE POLICY tenants ON jobs USING (is_within_fence(tenant));
CREATE POLICY tenants ON job_inputs USING (EXISTS (SELECT 1 FROM jobs WHERE serial = job));
CREATE POLICY tenants ON job_solutions USING (EXISTS (SELECT 1 FROM jobs WHERE serial = job));
CREATE POLICY tenants ON api_keys USING (is_within_fence(tenant));
CREATE POLICY tenants ON audit USING (is_within_fence(tenant));
CREATE POLICY tenants ON desks USING (is_within_fence(tenant));
CREATE POLICY tenants ON desk_lines USING (is_within_fence(tenant));
CREATE POLICY tenants ON desk_bookings USING (is_within_fence(tenant));
CREATE POLICY tenants ON desk_units USING (is_within_fence(tenant));
CREATE POLICY tenants ON desk_plots USING (is_within_fence(tenant));
